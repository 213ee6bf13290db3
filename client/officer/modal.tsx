import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './modal.module.css';

type ModalProps = {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/**
 * The browser's own dialog: keeps the focus inside, closes with Escape, gives the focus back. It begins at the
 * element marked `data-first-focus`, else at the button that closes it.
 */
export function Modal({ heading, onClose, children }: ModalProps) {
  const { t } = useTranslation(['officer', 'common']);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const box = dialog.current;
    const before = document.activeElement;
    box?.showModal();
    box?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      box?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles['head']}>
        <h2 id={id}>{heading}</h2>
        <button type="button" className={styles['close']} aria-label={t('common:close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
