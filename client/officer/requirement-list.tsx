import { useTranslation } from '../i18n/use-translation.ts';
import { useChecklist } from './checklist.ts';
import styles from './request-panel.module.css';

type RequirementListProps = { readonly ticketId: string; readonly requirements: readonly string[] };

/** A private help for this consultation: what is ticked stays in this tab, what is not can go into the note. */
export function RequirementList({ ticketId, requirements }: RequirementListProps) {
  const { t } = useTranslation('officer');
  const { checked, toggle } = useChecklist(ticketId);
  return (
    <fieldset className={styles['checklist']}>
      <legend>
        {t('request.requirements')} ({requirements.filter((one) => checked.has(one)).length}/
        {requirements.length})
      </legend>
      {requirements.map((requirement) => (
        <label key={requirement}>
          <input
            type="checkbox"
            checked={checked.has(requirement)}
            onChange={() => toggle(requirement, requirements)}
          />
          <span>{requirement}</span>
        </label>
      ))}
      <p className={styles['meta']}>{t('request.checkHint')}</p>
    </fieldset>
  );
}
