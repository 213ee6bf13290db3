import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { Look } from '../../shared/domain/citizen.ts';
import { recall, remember } from '../net/storage.ts';
import { changeMe, useSession } from '../state/session.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { useHall } from '../hall/state/hall-store.ts';
import { usePlace } from '../hall/hud/hall-context.ts';
import { bodyKey } from './body-key.ts';
import { Portrait } from './portrait.tsx';
import { suggestLooks } from './random-look.ts';
import styles from './look-offer.module.css';
import './texts.ts';

/** Set once the offer was answered or long enough in view: nobody is asked twice. */
const SEEN = 'hall.lookOffered';
const SEEN_AFTER_MS = 6000;
const OTHERS = 3;
/** Who does not care is not bothered for longer, ms. */
const PATIENCE_MS = 45_000;

/**
 * On the very first visit: a few good looks, chosen with one tap. It asks for nothing: walking, being led or opening
 * a counter goes on beside it and puts it away, and the suggested look stays.
 */
export function LookOffer({ onAll }: { readonly onAll: () => void }) {
  const { engine } = usePlace();
  const look = useSession((session) => session.me?.look);
  const isBusy = useHall((hall) => hall.target !== null || hall.panel.open !== null);
  const isAskedElse = useHall((hall) => hall.weakOffer === 'open');
  const [isOpen, setIsOpen] = useState(() => recall(SEEN) === null);
  const isShown = isOpen && !isBusy && !isAskedElse && engine !== null && look !== undefined;

  useEffect(() => {
    if (!isShown) return;
    const seen = setTimeout(() => remember(SEEN, '1'), SEEN_AFTER_MS);
    const timer = setTimeout(() => setIsOpen(false), PATIENCE_MS);
    return () => {
      clearTimeout(seen);
      clearTimeout(timer);
    };
  }, [isShown]);

  // Seen, and gone on with what one came for. Who was led to a counter at once is offered it later.
  if (isOpen && isBusy && recall(SEEN) !== null) setIsOpen(false);
  if (!isShown) return null;

  function close(): void {
    remember(SEEN, '1');
    setIsOpen(false);
  }

  return (
    <Offer
      look={look}
      onDone={close}
      onAll={() => {
        close();
        onAll();
      }}
    />
  );
}

type OfferProps = { readonly look: Look; readonly onDone: () => void; readonly onAll: () => void };

function Offer({ look, onDone, onAll }: OfferProps) {
  const { t } = useTranslation('avatar');
  const [row, setRow] = useState<readonly Look[]>(() => [look, ...suggestLooks(look, OTHERS, Math.random)]);

  function choose(chosen: Look): void {
    announce(t('chosen', { name: t(bodyKey(chosen.body)) }));
    // Worn at once; taken back when the server cannot keep it.
    if (chosen !== look) changeMe({ look: chosen }).catch(() => announce(t('failed')));
    onDone();
  }

  return (
    <section className={styles['offer']} aria-label={t('offer')}>
      <header>
        <h2>{t('offer')}</h2>
        <p>{t('offerNote')}</p>
        <button type="button" className={styles['close']} aria-label={t('dismiss')} onClick={onDone}>
          <Icon name="close" size={20} />
        </button>
      </header>
      <div className={styles['row']}>
        {row.map((one, i) => (
          <button
            key={JSON.stringify(one)}
            type="button"
            className={styles['look']}
            aria-label={t(i === 0 ? 'now' : 'use', { name: t(bodyKey(one.body)) })}
            onClick={() => choose(one)}
          >
            <Portrait look={one} width={72} height={92} />
            {i === 0 ? (
              <span className={styles['mark']}>
                <Icon name="check" size={14} />
              </span>
            ) : null}
          </button>
        ))}
      </div>
      <div className={styles['more']}>
        <button type="button" onClick={() => setRow([look, ...suggestLooks(look, OTHERS, Math.random)])}>
          {t('others')}
        </button>
        <button type="button" onClick={onAll}>
          {t('all')}
        </button>
      </div>
    </section>
  );
}
