/** What a body can do to greet. */
export const gestures = ['wave', 'salam', 'nod'] as const;
export type Gesture = (typeof gestures)[number];
