import { useId } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { playChime, unlockSound } from '../../counter/chime.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { chooseSound, useSoundChoice } from '../../ui/sound-choice.ts';
import { Switch } from '../../ui/switch.tsx';
import { hallSound } from '../sound/hall-sound.ts';
import styles from './sound-sheet.module.css';

/** What may sound and how loudly; remembered on this device. */
export function SoundSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('hall');
  const id = useId();
  const { hall, call, volume } = useSoundChoice();
  return (
    <Sheet title={t('sound.title')} onClose={onClose}>
      <Switch
        label={t('sound.hall')}
        note={t('sound.hallNote')}
        on={hall}
        onChange={(on) => chooseSound({ hall: on })}
      />
      <div className={styles['volume']}>
        <label htmlFor={id}>{t('sound.volume')}</label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(volume * 100)}
          aria-valuetext={`${Math.round(volume * 100)} %`}
          onChange={(event) => chooseSound({ volume: Number(event.target.value) / 100 })}
          onPointerUp={() => hallSound.tick('greet')}
        />
        <output htmlFor={id}>{Math.round(volume * 100)} %</output>
      </div>
      <Switch
        label={t('sound.call')}
        note={t('sound.callNote')}
        on={call}
        onChange={(on) => {
          unlockSound();
          chooseSound({ call: on });
          // What one has just switched on is heard once.
          if (on) playChime();
        }}
      />
    </Sheet>
  );
}
