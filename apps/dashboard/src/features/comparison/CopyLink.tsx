import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Button, Icon } from '../../ui/index.ts';
import { ShortenAddress } from './comparisonQueries.ts';

/** Longer addresses are cut by mail programs and chats. */
const LONGEST_PLAIN = 200;

/** Copies the address of the page, which holds everything chosen on it; a long one as a short one that leads there. */
export function CopyLink({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const [, shorten] = useMutation(ShortenAddress);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.origin + (await shortened()));
    setCopied(true);
  };
  const shortened = async (): Promise<string> => {
    if (address.length <= LONGEST_PLAIN) return address;
    const { data } = await shorten({ address });
    return data?.result.__typename === 'SavedView' ? `/v/${data.result.key}` : address;
  };
  return (
    <Button onClick={() => void copy()}>
      <Icon name="link" />
      {copied ? t('compare.copied') : t('compare.copyLink')}
    </Button>
  );
}
