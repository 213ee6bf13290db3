import type { Translate } from '../i18n/use-translation.ts';
import type { HallWords } from './engine/engine-options.ts';
import './texts/texts.ts';

/** Everything written in the hall itself, in the language of `t`; `hallTitle` is the province's own. */
export function hallWords(t: Translate<'hall'>, hallTitle: string): HallWords {
  return {
    hallTitle,
    takeNumber: t('sign.takeNumber'),
    touchToStart: t('sign.touchToStart'),
    counter: (index) => t('sign.counter', { index }),
    wing: (name, subtitle) => t('sign.wing', { name, subtitle }),
    counters: (count) => t('sign.counters', { count }),
    reception: t('sign.reception'),
    receptionNote: t('sign.receptionNote'),
    greeter: t('sign.greeter'),
    officer: t('sign.officer'),
    simulated: t('sign.simulated'),
    phrase: (phrase) => t(`phrase.${phrase}`),
  };
}
