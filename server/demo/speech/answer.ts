import type { Language, Service } from '../../../shared/domain/province.ts';
import { officerWords } from './officer-words.ts';
import type { Topic } from './understand.ts';

/** The parts of a service standard an officer explains. */
export type ServiceFacts = Pick<
  Service,
  'name' | 'requirements' | 'steps' | 'duration' | 'fee' | 'product' | 'digitalScope' | 'digitalScopeNote'
>;

/**
 * The officer's answer to what was understood: the facts asked for, each from the service standard. Topics
 * that end a conversation (`thanks`, `done`) are not answered here. Never empty.
 */
export function answer(
  topics: readonly Topic[],
  service: ServiceFacts,
  language: Language,
  complaintUrl: string,
): string {
  const words = officerWords[language];
  const facts: Partial<Record<Topic, string>> = {
    who: words.who,
    fee: sentence(words.fee(service.fee)),
    duration: sentence(words.duration(service.duration)),
    steps: words.steps(numbered(service.steps)),
    product: sentence(words.product(service.product)),
    visit: `${words.scope[service.digitalScope]} (${service.digitalScopeNote})`,
    complaint: words.complaint(complaintUrl),
    requirements: words.requirements(service.name, numbered(service.requirements)),
  };
  const said = topics.flatMap((topic) => facts[topic] ?? []);
  if (said.length > 0) return said.join('\n');
  if (topics.includes('incomplete')) return words.incomplete;
  if (topics.includes('complete')) return words.complete;
  return topics.includes('greeting') ? words.hello : words.notUnderstood;
}

/** "1. …" on lines of their own: reads well in the chat and aloud. */
export function numbered(items: readonly string[]): string {
  return items.map((item, i) => `${i + 1}. ${item}`).join('\n');
}

/** Facts come with or without a full stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
