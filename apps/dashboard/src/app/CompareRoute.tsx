import { ComparisonPage } from '../features/comparison/ComparisonPage.tsx';
import { SavedViews } from '../features/savedViews/SavedViews.tsx';

/** The comparison with the views that were kept. */
export function CompareRoute() {
  return (
    <ComparisonPage tools={(address, question) => <SavedViews address={address} question={question} />} />
  );
}
