import type { ReactNode } from 'react';
import styles from './choice-row.module.css';

export type Choice = {
  readonly value: number;
  readonly name: string;
  /** What is seen of it: a colour or a picture. */
  readonly sample: ReactNode;
};

type ChoiceRowProps = {
  readonly title: string;
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly value: number;
  readonly onChoose: (value: number) => void;
  readonly shape?: 'dot' | 'tile';
};

/** One of several, each with a sample and a name; radio buttons underneath, so that arrow keys and readers know them. */
export function ChoiceRow({ title, name, choices, value, onChoose, shape = 'dot' }: ChoiceRowProps) {
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <fieldset className={styles['row']}>
      <legend>
        {title}
        <span aria-hidden="true">{chosen?.name}</span>
      </legend>
      <div className={styles[shape]}>
        {choices.map((choice) => (
          <label key={choice.value} title={choice.name} className={styles['choice']}>
            <input
              type="radio"
              name={name}
              aria-label={choice.name}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.sample}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
