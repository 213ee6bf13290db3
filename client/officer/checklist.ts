/** Which requirements the officer has ticked for a ticket, kept like a draft: for this tab's session. */
import { useMemo } from 'react';
import { create } from 'zustand';
import { keepDraft, readDraft } from './drafts.ts';

type Lists = Readonly<Record<string, Checklist>>;
type Checklist = { readonly checked: readonly string[]; readonly all: readonly string[] };

const useLists = create<Lists>(() => ({}));
const none: Checklist = { checked: [], all: [] };

function keyOf(ticketId: string): string {
  return `checklist.${ticketId}`;
}

function stored(ticketId: string): Checklist {
  try {
    const found = JSON.parse(readDraft(sessionStorage, keyOf(ticketId)) || 'null') as Checklist | null;
    return Array.isArray(found?.checked) && Array.isArray(found.all) ? found : none;
  } catch {
    return none;
  }
}

function listOf(lists: Lists, ticketId: string): Checklist {
  return lists[ticketId] ?? stored(ticketId);
}

export function useChecklist(ticketId: string): {
  readonly checked: ReadonlySet<string>;
  readonly toggle: (requirement: string, all: readonly string[]) => void;
} {
  const list = useLists((lists) => lists[ticketId]);
  const checked = useMemo(() => new Set((list ?? stored(ticketId)).checked), [list, ticketId]);
  function toggle(requirement: string, all: readonly string[]): void {
    const before = listOf(useLists.getState(), ticketId).checked;
    const without = before.filter((one) => one !== requirement);
    const next = { checked: without.length < before.length ? without : [...before, requirement], all };
    keepDraft(sessionStorage, keyOf(ticketId), JSON.stringify(next));
    useLists.setState({ [ticketId]: next });
  }
  return { checked, toggle };
}

/** What is not ticked; empty when nothing was ticked at all, for then the list was not used. */
export function missingRequirements(ticketId: string): readonly string[] {
  const { checked, all } = listOf(useLists.getState(), ticketId);
  return checked.length === 0 ? [] : all.filter((one) => !checked.includes(one));
}
