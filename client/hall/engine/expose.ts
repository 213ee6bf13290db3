import type { WebGLRenderer } from 'three';
import type { Crowd } from '../kit/crowd.ts';
import type { Walker } from '../motion/walker.ts';

/** What tests and benchmarks may read of a running hall; nothing can be changed through it. */
export type HallProbe = {
  readonly gl: {
    readonly calls: number;
    readonly triangles: number;
    readonly textures: number;
    readonly geometries: number;
    readonly programs: number;
  };
  readonly position: { readonly x: number; readonly z: number; readonly yaw: number; readonly speed: number };
  readonly people: { readonly others: number; readonly drawn: number };
  /** Milliseconds of main-thread work in the last frame, and of the median of the last 120. */
  readonly frameMs: number;
  readonly frameMsMedian: number;
  readonly frames: number;
  readonly tier: string;
  readonly at: string | null;
  readonly target: string | null;
};

declare global {
  interface Window {
    readonly __app?: HallProbe;
  }
}

type Sources = {
  readonly renderer: WebGLRenderer;
  readonly crowd: Crowd;
  readonly walker: Walker;
  readonly others: () => number;
  readonly frameTimes: Float32Array;
  readonly frames: () => number;
  readonly tier: () => string;
  readonly at: () => string | null;
  readonly target: () => string | null;
};

/** Puts the probe on the window until the returned function is called. */
export function exposeProbe(from: Sources): () => void {
  const probe: HallProbe = {
    get gl() {
      const { render, memory, programs } = from.renderer.info;
      const { calls, triangles } = render;
      const { textures, geometries } = memory;
      return { calls, triangles, textures, geometries, programs: programs?.length ?? 0 };
    },
    get position() {
      const { x, z, yaw, vx, vz } = from.walker;
      return { x, z, yaw, speed: Math.hypot(vx, vz) };
    },
    get people() {
      const { near, mid, far } = from.crowd.stats;
      return { others: from.others(), drawn: near + mid + far };
    },
    get frameMs() {
      return from.frameTimes[(from.frames() + from.frameTimes.length - 1) % from.frameTimes.length] ?? 0;
    },
    get frameMsMedian() {
      const times = [...from.frameTimes].filter((t) => t > 0).sort((a, b) => a - b);
      return times[Math.floor(times.length / 2)] ?? 0;
    },
    get frames() {
      return from.frames();
    },
    get tier() {
      return from.tier();
    },
    get at() {
      return from.at();
    },
    get target() {
      return from.target();
    },
  };
  Object.defineProperty(window, '__app', { value: probe, configurable: true });
  return () => {
    Reflect.deleteProperty(window, '__app');
  };
}
