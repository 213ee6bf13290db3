import { useTranslation } from '../../i18n/use-translation.ts';
import { Icon } from '../../ui/icons.tsx';
import { useSoundChoice } from '../../ui/sound-choice.ts';
import styles from './sound-button.module.css';

/** Says whether the hall sounds, and opens the choice. */
export function SoundButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('hall');
  const sounds = useSoundChoice(({ hall, volume }) => hall && volume > 0);
  const words = sounds ? t('sound.isOn') : t('sound.isOff');
  return (
    <button
      type="button"
      className={styles['sound']}
      aria-haspopup="dialog"
      aria-label={words}
      title={words}
      onClick={onOpen}
    >
      <Icon name={sounds ? 'speak' : 'mute'} />
    </button>
  );
}
