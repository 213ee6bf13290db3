import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
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

/** The conversation with the person at hand; what to expect while there is none. */
export function TalkPanel({ item, region, composer, hidden }: TalkPanelProps) {
  const { t } = useTranslation('officer');
  const open = item?.state === 'SERVING' && item.conversationId !== null;
  return (
    <Panel
      heading={open ? t('talk.with', { name: item.citizenName }) : t('talk.heading')}
      aside={open ? <span className={styles['number']}>{item.number}</span> : null}
      hidden={hidden}
    >
      {open && item.conversationId ? (
        <Talk
          key={item.conversationId}
          conv={item.conversationId}
          item={item}
          region={region}
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
