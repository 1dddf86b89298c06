import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyVariables, type TypedDocumentNode, useMutation } from 'urql';
import { answerText } from '../../lib/answerText.ts';

interface Answer {
  readonly __typename: string;
  readonly fields?: readonly { readonly field: string; readonly message: string; readonly remedy: string }[];
  readonly message?: string;
}

/** One kind of change of an evaluation: sends it and says in words why it was refused. */
export function useChange<Data extends { readonly answer: Answer }, Variables extends AnyVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
): {
  /** Empty where nothing was refused. */
  readonly problem: string;
  readonly isSending: boolean;
  /** @returns whether it was done */
  readonly send: (variables: Variables) => Promise<Data['answer'] | null>;
} {
  const { t } = useTranslation();
  const [problem, setProblem] = useState('');
  const [{ fetching }, mutate] = useMutation(mutation);
  return {
    problem,
    isSending: fetching,
    send: async (variables) => {
      const { data, error } = await mutate(variables);
      const answer = data?.answer;
      const isRefused = !answer || ['InvalidInput', 'NotFound', 'NotAllowed'].includes(answer.__typename);
      setProblem(isRefused ? answerText(answer, error) || answer?.message || t('ui.failed') : '');
      return isRefused ? null : answer;
    },
  };
}
