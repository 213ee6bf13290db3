import { useTranslation } from '../../i18n/use-translation.ts';
import { announce } from '../../ui/announcer.tsx';
import { usePlace } from './hall-context.ts';
import styles from './greet-button.module.css';

/** "Sampurasun": palms together, seen by everybody near. There is no other public talk in the hall. */
export function GreetButton() {
  const { t } = useTranslation('hall');
  const { engine } = usePlace();
  return (
    <button
      type="button"
      className={styles['greet']}
      aria-label={t('greet')}
      title={t('greet')}
      onClick={() => {
        engine?.greet('salam');
        announce(t('greet'));
      }}
    >
      <svg width="26" height="26" viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
        <path
          d="M12 3v14M12 5.5c-1 0-1.7.7-2 1.8L8.4 13 5.6 16.6c-.6.8-.5 1.7.2 2.4l2 1.8M12 5.5c1 0 1.7.7 2 1.8l1.6 5.7 2.8 3.6c.6.8.5 1.7-.2 2.4l-2 1.8M8.5 20.5 12 17l3.5 3.5"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}
