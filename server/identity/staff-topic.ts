/** Hint that a staff account's sessions or roles were taken away: whoever serves it asks again now. */
export function staffTopic(userId: string): string {
  return `staff:${userId}`;
}
