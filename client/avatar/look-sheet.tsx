import { useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { Look } from '../../shared/domain/citizen.ts';
import { changeMe, useSession } from '../state/session.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { bodies, bodyOf } from '../hall/kit/bodies.ts';
import { Sheet } from '../ui/sheet.tsx';
import { chooseLook, withBody } from './random-look.ts';
import { Portrait } from './portrait.tsx';
import styles from './look-sheet.module.css';
import '../hall/texts/texts.ts';

/** One tap for another good-looking set, or any body from the row; kept on this account. */
export function LookSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('hall');
  const me = useSession((session) => session.me);
  const [look, setLook] = useState<Look>(() => me?.look ?? chooseLook(Math.random));
  const { run, busy, problem } = useAction(async () => {
    await changeMe({ look });
    onClose();
  });
  return (
    <Sheet title={t('look.title')} onClose={onClose}>
      <div className={styles['chosen']}>
        <Portrait look={look} size={148} />
        <p role="status">{t('look.you', { name: bodyOf(look.body).name })}</p>
      </div>
      <div className={styles['bodies']}>
        {bodies.map((body, index) => (
          <button
            key={body.name}
            type="button"
            className={styles['body']}
            aria-label={body.name}
            title={body.name}
            aria-pressed={index === look.body}
            onClick={() => setLook(withBody(look, index))}
          >
            <Portrait look={withBody(look, index)} size={52} />
          </button>
        ))}
      </div>
      <p className={styles['note']}>{t('look.note')}</p>
      {problem ? (
        <Notice tone="danger" title={t('look.failed')} alert>
          {problem}
        </Notice>
      ) : null}
      <div className={styles['row']}>
        <Button large onClick={() => setLook(chooseLook(Math.random))}>
          {t('look.another')}
        </Button>
        <Button large variant="primary" busy={busy} onClick={() => void run()}>
          {t('look.keep')}
        </Button>
      </div>
    </Sheet>
  );
}
