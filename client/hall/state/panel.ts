/**
 * When the counter's panel is open. Being at a counter is the server's fact; a panel opens once per visit,
 * stays closed when closed by hand, and does not pop up for who is only being led past.
 */
export type Panel = {
  /** Counter the server says we are at. */
  readonly at: string | null;
  /** Counter whose panel is open. */
  readonly open: string | null;
  /** Closed by hand during this visit. */
  readonly dismissed: boolean;
};

export const noPanel: Panel = { at: null, open: null, dismissed: false };

/** The server's `at`. `ledTo` = the counter one is being led to, or undefined when walking freely. */
export function arriveAt(panel: Panel, at: string | null, ledTo: string | null | undefined): Panel {
  if (at === panel.at) return panel;
  if (at === null) return noPanel;
  const passing = ledTo !== undefined && ledTo !== at;
  return { at, open: passing ? null : at, dismissed: false };
}

/** The way ended (arrived, or broken off): whoever stands at a counter now came to it. */
export function endWay(panel: Panel): Panel {
  return panel.at !== null && panel.open === null && !panel.dismissed ? { ...panel, open: panel.at } : panel;
}

export function dismissPanel(panel: Panel): Panel {
  return { ...panel, open: null, dismissed: true };
}

/** Asked for by hand: only the counter one is at can be opened. */
export function reopenPanel(panel: Panel): Panel {
  return { ...panel, open: panel.at, dismissed: false };
}

/** From the gallery every counter opens without a way to it. */
export function openFromAfar(panel: Panel, code: string): Panel {
  return { ...panel, open: code, dismissed: false };
}
