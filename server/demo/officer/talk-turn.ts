/**
 * A simulated officer's next move in a consultation, derived from the conversation alone: whichever process
 * continues it after a restart does the same. Greeting, requirements, answers, farewell, resolution.
 */
import type { Language } from '../../../shared/domain/province.ts';
import type { Resolution } from '../../../shared/domain/ticket.ts';
import { answer, numbered, type ServiceFacts } from '../speech/answer.ts';
import { officerWords } from '../speech/officer-words.ts';
import type { SpokenLine } from '../speech/spoken-line.ts';
import { endsTalk, understand } from '../speech/understand.ts';

export type Consultation = {
  readonly lines: readonly SpokenLine[];
  /** Milliseconds since the last line, or since the service began when nobody has spoken. */
  readonly quietMs: number;
  readonly service: ServiceFacts;
  readonly language: Language;
  readonly greeting: string;
  readonly citizenName: string;
  readonly officerName: string;
  readonly regionName: string;
  readonly complaintUrl: string;
};

export type TalkMove =
  | { readonly kind: 'wait' }
  /** An answer is being written: shown as typing. */
  | { readonly kind: 'compose' }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'finish'; readonly resolution: Resolution; readonly note: string };

/** How long an officer takes, milliseconds: long enough to feel like a person, short enough to be quick. */
export const OFFICER_PACE = {
  greet: 900,
  present: 1800,
  answer: 1600,
  finish: 1500,
  /** After so much silence of the citizen the officer asks once, and then closes kindly. */
  askAfter: 40_000,
  closeAfter: 20_000,
} as const;

/** The next move; `finish` only ever follows a spoken farewell. */
export function talkTurn(talk: Consultation): TalkMove {
  const words = officerWords[talk.language];
  const spoken = talk.lines.filter((line) => line.by === 'officer').length;
  const last = talk.lines.at(-1);
  if (spoken === 0) {
    const text = words.welcome(talk.greeting, talk.citizenName, talk.regionName, talk.officerName);
    return after(talk, OFFICER_PACE.greet, { kind: 'say', text });
  }
  if (spoken === 1) {
    const list = words.requirements(talk.service.name, numbered(talk.service.requirements));
    return after(talk, OFFICER_PACE.present, { kind: 'say', text: `${list}\n\n${words.invite}` });
  }
  if (last?.by === 'citizen') return after(talk, OFFICER_PACE.answer, { kind: 'say', text: reply(talk) });
  if (last?.text === words.farewell || last?.text === words.closingForSilence) {
    return after(talk, OFFICER_PACE.finish, outcome(talk));
  }
  return silence(talk, last?.text === words.stillThere);
}

function reply(talk: Consultation): string {
  const words = officerWords[talk.language];
  const asked = understand(unanswered(talk.lines));
  if (endsTalk(asked)) return words.farewell;
  // Whatever opens the talk ("saya baru pindah rumah") is taken up, understood or not.
  const opening = talk.lines.filter((line) => line.by === 'citizen').length === 1;
  if (opening && asked.every((topic) => topic === 'greeting')) return words.goAhead;
  return answer(asked, talk.service, talk.language, talk.complaintUrl);
}

/** Everything the citizen wrote since the officer last spoke. */
function unanswered(lines: readonly SpokenLine[]): string {
  const lastOfficer = lines.findLastIndex((line) => line.by === 'officer');
  return lines
    .slice(lastOfficer + 1)
    .map((line) => line.text)
    .join('\n');
}

function silence(talk: Consultation, alreadyAsked: boolean): TalkMove {
  const words = officerWords[talk.language];
  if (!alreadyAsked && talk.quietMs >= OFFICER_PACE.askAfter) return { kind: 'say', text: words.stillThere };
  if (alreadyAsked && talk.quietMs >= OFFICER_PACE.closeAfter) {
    return { kind: 'say', text: words.closingForSilence };
  }
  return { kind: 'wait' };
}

/** What the last word about documents was decides; else how far the service goes online. */
function outcome(talk: Consultation): TalkMove {
  const words = officerWords[talk.language];
  const documents = talk.lines
    .filter((line) => line.by === 'citizen')
    .flatMap((line) => understand(line.text))
    .findLast((topic) => topic === 'complete' || topic === 'incomplete');
  if (documents === 'incomplete') {
    return { kind: 'finish', resolution: 'INCOMPLETE_REQUIREMENTS', note: words.noteIncomplete };
  }
  return talk.service.digitalScope === 'tuntas'
    ? { kind: 'finish', resolution: 'SOLVED', note: words.noteSolved }
    : { kind: 'finish', resolution: 'FOLLOW_UP', note: words.noteFollowUp };
}

function after(talk: Consultation, delayMs: number, move: TalkMove): TalkMove {
  if (talk.quietMs >= delayMs) return move;
  return move.kind === 'say' ? { kind: 'compose' } : { kind: 'wait' };
}
