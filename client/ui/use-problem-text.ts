import { useCallback } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { ApiRefusal } from '../net/api.ts';

/** Words for whatever a command threw: the server's own, or that it could not be reached. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiRefusal)) return t('problem.unreachable');
      return error.message || t('problem.internal');
    },
    [t],
  );
}
