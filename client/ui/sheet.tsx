import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import styles from './sheet.module.css';

type SheetProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog over the page: takes the focus, Escape or the backdrop closes it, the focus goes back to where it was. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed before it leaves the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // The backdrop is a convenience beside Escape and the close button.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles['sheet']}
      aria-labelledby={id}
      data-own-keys=""
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // A search field would take the first Escape to empty itself.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles['body']}>
        <header className={styles['head']}>
          <h2 id={id}>{title}</h2>
          <Button variant="quiet" className={styles['close']} aria-label={t('close')} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </header>
        <div className={styles['content']}>{children}</div>
      </div>
    </dialog>
  );
}
