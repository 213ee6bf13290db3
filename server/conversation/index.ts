/** The conversations' door: messages, what was missed, and how far each party has read. */
export { createConversations, type ConversationsDeps } from './create-conversations.ts';
