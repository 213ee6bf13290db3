import { useMemo } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { Look } from '../../shared/domain/citizen.ts';
import { bodyOf } from '../hall/kit/bodies.ts';
import {
  bottomColours,
  clothColours,
  hairColours,
  hijabColours,
  patternNames,
  peciColours,
  skinColours,
  topColours,
} from '../hall/kit/palette.ts';
import { ChoiceRow, type Choice } from './choice-row.tsx';
import { nameColours } from './colour-names.ts';
import { PrintSample } from './print-sample.tsx';
import type { avatarTexts } from './texts-id.ts';

type ColourRowsProps = { readonly look: Look; readonly onChange: (look: Look) => void };

const headColours = {
  none: hairColours,
  hijab: hijabColours,
  peci: peciColours,
  iket: clothColours,
} as const;
const headTitles = { none: 'hair', hijab: 'hijab', peci: 'peci', iket: 'iket' } as const;

/** Colours of skin, head, clothes, and the print on them. What `hair` colours depends on what covers the head. */
export function ColourRows({ look, onChange }: ColourRowsProps) {
  const { t } = useTranslation('avatar');
  const { cover, elder } = bodyOf(look.body);
  const rows = useMemo(() => {
    const named = (colours: readonly string[]): readonly Choice[] => {
      const names = nameColours(colours);
      return colours.map((colour, value) => {
        const { name = 'black', number = 0 } = names[value] ?? {};
        const word = t(`colour.${name}`);
        return {
          value,
          name: number > 0 ? t('again', { name: word, number }) : word,
          sample: <span style={{ background: colour }} />,
        };
      });
    };
    return {
      skin: skinColours.map((colour, value) => ({
        value,
        name: t('tone', { number: value + 1 }),
        sample: <span style={{ background: colour }} />,
      })),
      head: unlike(headColours[cover]).map(({ colour, value }) => ({
        ...(named(headColours[cover])[value] ?? { name: '', sample: null }),
        value,
        key: colour,
      })),
      top: named(topColours),
      bottom: named(bottomColours),
    };
  }, [t, cover]);
  return (
    <>
      <ChoiceRow
        title={t('skin')}
        name="skin"
        value={look.skin}
        choices={rows.skin}
        onChoose={(skin) => onChange({ ...look, skin })}
      />
      {elder && cover === 'none' ? null : (
        <ChoiceRow
          title={t(headTitles[cover])}
          name="hair"
          value={look.hair % headColours[cover].length}
          choices={rows.head}
          onChoose={(hair) => onChange({ ...look, hair })}
        />
      )}
      <ChoiceRow
        title={t('top')}
        name="top"
        value={look.top}
        choices={rows.top}
        onChoose={(top) => onChange({ ...look, top })}
      />
      <ChoiceRow
        title={t('pattern')}
        name="pattern"
        value={look.pattern}
        choices={patternNames.map((_, value) => ({
          value,
          name: t(`print.p${value}` as `print.${keyof typeof avatarTexts.print}`),
          sample: <PrintSample look={look} pattern={value} />,
        }))}
        onChoose={(pattern) => onChange({ ...look, pattern })}
      />
      <ChoiceRow
        title={t('bottom')}
        name="bottom"
        value={look.bottom}
        choices={rows.bottom}
        onChoose={(bottom) => onChange({ ...look, bottom })}
      />
    </>
  );
}

/** Each different colour once, with the first index that has it. */
function unlike(colours: readonly string[]): readonly { readonly colour: string; readonly value: number }[] {
  return colours
    .map((colour, value) => ({ colour, value }))
    .filter(({ colour, value }) => colours.indexOf(colour) === value);
}
