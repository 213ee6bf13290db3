import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { Resolution } from '../../shared/domain/ticket.ts';
import type { LineItem } from '../../shared/protocol/views.ts';
import { Button } from '../ui/button.tsx';
import { missingRequirements } from './checklist.ts';
import { keepDraft, readDraft } from './drafts.ts';
import { addMissing, MAX_NOTE_CHARS, needsNote, outcomes } from './finish-note.ts';
import { Modal } from './modal.tsx';
import { notify, orderTicket, useOrders } from './ticket-commands.ts';
import styles from './finish-dialog.module.css';

type FinishDialogProps = { readonly item: LineItem; readonly onClose: () => void };

/** How the consultation ends, in two or three keys: 1–5, then Enter. The note is the citizen's to read. */
export function FinishDialog({ item, onClose }: FinishDialogProps) {
  const { t } = useTranslation('officer');
  const noteKey = `note.${item.ticketId}`;
  const [outcome, setOutcome] = useState<Resolution>('SOLVED');
  const [note, setNote] = useState(() => readDraft(sessionStorage, noteKey));
  const [asked, setAsked] = useState(false);
  const busy = useOrders((orders) => orders.busy === 'complete');
  const field = useRef<HTMLTextAreaElement>(null);
  const missing = missingRequirements(item.ticketId);
  const lacksNote = needsNote(outcome) && note.trim() === '';

  function change(next: string): void {
    setNote(next);
    keepDraft(sessionStorage, noteKey, next);
  }

  function choose(next: Resolution): void {
    setOutcome(next);
    if (next === 'INCOMPLETE_REQUIREMENTS') change(addMissing(note, t('finish.missing'), missing));
  }

  async function finish(): Promise<void> {
    if (busy) return;
    if (lacksNote) {
      setAsked(true);
      field.current?.focus();
      return;
    }
    const what = { type: 'complete', resolution: outcome } as const;
    const words = note.trim();
    const done = await orderTicket(item, words === '' ? what : { ...what, note: words });
    if (done) notify('done', t('finish.done', { number: item.number, resolution: t(`finish.${outcome}`) }));
    if (done) keepDraft(sessionStorage, noteKey, '');
    onClose();
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void finish();
      return;
    }
    if (event.target === field.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const chosen = outcomes[Number(event.key) - 1];
    if (!chosen) return;
    choose(chosen);
    event.currentTarget.querySelector<HTMLInputElement>(`input[value=${chosen}]`)?.focus();
  }

  return (
    <Modal heading={t('finish.heading', { number: item.number })} onClose={onClose}>
      {/* Keys 1–5 are heard from anywhere in the form. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        className={styles['form']}
        onKeyDown={press}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void finish();
        }}
      >
        <fieldset className={styles['outcomes']}>
          <legend>{t('finish.lead', { name: item.citizenName })}</legend>
          {outcomes.map((one, i) => (
            <label key={one} data-chosen={one === outcome || undefined}>
              <input
                type="radio"
                name="outcome"
                value={one}
                checked={one === outcome}
                data-first-focus={i === 0 || undefined}
                onChange={() => choose(one)}
              />
              <span>
                <strong>{t(`finish.${one}`)}</strong>
                <small>{t(`finish.${one}note`)}</small>
              </span>
              <kbd aria-hidden="true">{i + 1}</kbd>
            </label>
          ))}
        </fieldset>
        <div className={styles['note']}>
          <label htmlFor="finish-note">{t('finish.note')}</label>
          <textarea
            id="finish-note"
            ref={field}
            rows={3}
            maxLength={MAX_NOTE_CHARS}
            value={note}
            aria-invalid={(asked && lacksNote) || undefined}
            aria-describedby="finish-note-hint"
            onChange={(event) => change(event.target.value)}
          />
          <p id="finish-note-hint" data-problem={(asked && lacksNote) || undefined}>
            {asked && lacksNote ? t('finish.noteNeeded') : t('finish.noteHint')}
          </p>
          {missing.length > 0 && outcome !== 'INCOMPLETE_REQUIREMENTS' ? (
            <Button variant="quiet" onClick={() => change(addMissing(note, t('finish.missing'), missing))}>
              {t('finish.addMissing')} ({missing.length})
            </Button>
          ) : null}
        </div>
        <footer className={styles['foot']}>
          <p>{t('finish.keys')}</p>
          <Button onClick={onClose}>{t('finish.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {busy ? t('finish.submitting') : t('finish.submit')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
