/** One message of a consultation as its two parties heard it; system events are not spoken. */
export type SpokenLine = { readonly by: 'citizen' | 'officer'; readonly text: string };
