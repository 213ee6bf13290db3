import { useState, type RefObject } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { LineItem } from '../../shared/protocol/views.ts';
import { Icon } from '../ui/icons.tsx';
import { MegaMendung } from '../ui/mega-mendung.tsx';
import { Panel } from './panel.tsx';
import { Talk } from './talk.tsx';
import styles from './talk-panel.module.css';

type TalkPanelProps = {
  readonly item: LineItem | null;
  readonly region: string;
  readonly composer: RefObject<HTMLTextAreaElement | null>;
  readonly hidden: boolean;
};

/** The conversation with the person at hand; until the next call the one just finished, to read. */
export function TalkPanel({ item, region, composer, hidden }: TalkPanelProps) {
  const { t } = useTranslation('officer');
  const last = useLastServed(item);
  const shown = item === null ? last : item.state === 'SERVING' ? item : null;
  const over = item === null;
  const heading = over ? 'talk.last' : 'talk.with';
  return (
    <Panel
      heading={shown?.conversationId ? t(heading, { name: shown.citizenName }) : t('talk.heading')}
      aside={shown?.conversationId ? <span className={styles['number']}>{shown.number}</span> : null}
      hidden={hidden}
    >
      {shown?.conversationId ? (
        <Talk
          key={shown.conversationId}
          conv={shown.conversationId}
          item={shown}
          region={region}
          over={over}
          composer={composer}
        />
      ) : (
        <div className={styles['none']}>
          <MegaMendung className={styles['cloud']} />
          <Icon name="chat" size={40} />
          <p>
            <strong>{item ? t('talk.called', { name: item.citizenName }) : t('talk.none')}</strong>
          </p>
          <p>{item ? t('talk.calledHint') : t('talk.noneHint')}</p>
        </div>
      )}
    </Panel>
  );
}

/** Whoever was served last at this desk, as long as nobody else is at hand. */
function useLastServed(item: LineItem | null): LineItem | null {
  const [last, setLast] = useState(item);
  if (item !== null && item !== last) setLast(item);
  return last;
}
