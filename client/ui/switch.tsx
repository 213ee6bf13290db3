import { useId } from 'react';
import styles from './switch.module.css';

type SwitchProps = {
  readonly label: string;
  /** What it means, in small print. */
  readonly note?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Something that is on or off at once; the whole row is the target. */
export function Switch({ label, note, on, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label className={styles['row']} htmlFor={id}>
      <span className={styles['words']}>
        <span className={styles['label']}>{label}</span>
        {note ? (
          <span id={`${id}-note`} className={styles['note']}>
            {note}
          </span>
        ) : null}
      </span>
      <input
        id={id}
        className={styles['switch']}
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-describedby={note ? `${id}-note` : undefined}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
