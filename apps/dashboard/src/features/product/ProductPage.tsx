import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { buttonClass, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { AssessmentView } from './AssessmentView.tsx';
import type { LoadedProduct } from './assessmentTypes.ts';
import { BeginAssessment } from './BeginAssessment.tsx';
import { ProductBenchmarks } from './ProductBenchmarks.tsx';
import { ProductHeader } from './ProductHeader.tsx';
import { AssessmentQuery, ProductQuery } from './productQueries.ts';

/** `/products/:id`: one product and its result; `?version=` shows an earlier one. */
export function ProductPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: ProductQuery, variables: { id } });
  const product = data?.product;
  usePageTitle(product ? nameOf(product) : '');

  if (error && !product) {
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  }
  if (!data) return <Skeleton height="2rem" lines={10} />;
  if (!product) {
    return (
      <EmptyState title={t('product.notFound')}>
        <p>{t('shell.notFoundHint')}</p>
        <Link to="/" className={buttonClass('secondary')}>
          {t('shell.toPortfolio')}
        </Link>
      </EmptyState>
    );
  }
  return <LoadedProductPage product={product} />;
}

function LoadedProductPage({ product }: { readonly product: LoadedProduct }) {
  const [parameters, setParameters] = useSearchParams();
  const versions = product.assessments.edges.map(({ node }) => node);
  const asked = versions.find(({ version }) => String(version) === parameters.get('version'));
  const id = asked?.id ?? product.currentAssessment?.id ?? '';
  const [{ data, error }, ask] = useQuery({ query: AssessmentQuery, variables: { id }, pause: id === '' });
  const assessment = data?.assessment?.id === id ? data.assessment : undefined;

  return (
    <>
      <ProductHeader
        product={product}
        versions={versions}
        versionId={id}
        onVersion={(version) => {
          const current = versions.find((each) => each.id === product.currentAssessment?.id);
          setParameters(version === current?.version ? {} : { version: String(version) }, { replace: true });
        }}
      />
      <ProductBenchmarks productId={product.id} />
      {id === '' ? (
        <BeginAssessment productId={product.id} />
      ) : error && !assessment ? (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : assessment ? (
        <AssessmentView
          key={assessment.id}
          assessment={assessment}
          productId={product.id}
          hasVersions={versions.length > 1}
          onChanged={() => ask({ requestPolicy: 'network-only' })}
        />
      ) : (
        <Skeleton height="2rem" lines={10} />
      )}
    </>
  );
}
