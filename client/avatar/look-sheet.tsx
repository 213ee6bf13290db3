import { useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { Look } from '../../shared/domain/citizen.ts';
import { changeMe, useSession } from '../state/session.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { bodies } from '../hall/kit/bodies.ts';
import { Sheet } from '../ui/sheet.tsx';
import { bodyKey } from './body-key.ts';
import { ChoiceRow } from './choice-row.tsx';
import { ColourRows } from './colour-rows.tsx';
import { Portrait } from './portrait.tsx';
import { chooseLook, withBody } from './random-look.ts';
import { TurningPortrait } from './turning-portrait.tsx';
import styles from './look-sheet.module.css';
import './texts.ts';

/** Everything about one's looks: the person turning, all bodies as ordinary choices, all colours by name. */
export function LookSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('avatar');
  const me = useSession((session) => session.me);
  const [look, setLook] = useState<Look>(() => me?.look ?? chooseLook(Math.random));
  const { run, busy, problem } = useAction(async () => {
    await changeMe({ look });
    onClose();
  });
  return (
    <Sheet title={t('title')} onClose={onClose}>
      <div className={styles['sheet']}>
        <div className={styles['mirror']} title={t('picture')}>
          <TurningPortrait look={look} width={168} height={228} />
        </div>
        <p className="visually-hidden" role="status">
          {t('now', { name: t(bodyKey(look.body)) })}
        </p>
        <div className={styles['choices']}>
          <ChoiceRow
            title={t('figure')}
            name="figure"
            shape="tile"
            value={look.body}
            onChoose={(body) => setLook(withBody(look, body))}
            choices={bodies.map((_, index) => ({
              value: index,
              name: t(bodyKey(index)),
              sample: <BodySample look={look} body={index} />,
            }))}
          />
          <ColourRows look={look} onChange={setLook} />
          <p className={styles['note']}>{t('note')}</p>
        </div>
        <div className={styles['foot']}>
          {problem ? (
            <Notice tone="danger" title={t('failed')} alert>
              {problem}
            </Notice>
          ) : null}
          <div className={styles['row']}>
            <Button large onClick={() => setLook(chooseLook(Math.random))}>
              {t('shuffle')}
            </Button>
            <Button large variant="primary" busy={busy} onClick={() => void run()}>
              {t('keep')}
            </Button>
          </div>
        </div>
      </div>
    </Sheet>
  );
}

/** Drawn anew only when it would look different. */
function BodySample({ look, body }: { readonly look: Look; readonly body: number }) {
  const { skin, top, bottom, hair, pattern } = withBody(look, body);
  const [shown, setShown] = useState<Look>({ body, skin, top, bottom, hair, pattern });
  const isSame = shown.skin === skin && shown.top === top && shown.hair === hair && shown.pattern === pattern;
  if (!isSame) setShown({ body, skin, top, bottom, hair, pattern });
  return (
    <span>
      <Portrait look={shown} width={70} height={78} />
    </span>
  );
}
