/** An AudioContext that keeps count instead of sounding. Enough of it for what the product plays. */
type Scheduled = { value: number; readonly calls: string[] };

function parameter(value = 0): AudioParam & Scheduled {
  const param = { value, calls: [] as string[] } as unknown as AudioParam & Scheduled;
  for (const name of [
    'setValueAtTime',
    'linearRampToValueAtTime',
    'exponentialRampToValueAtTime',
    'setTargetAtTime',
  ] as const) {
    param[name] = (target: number, at: number) => {
      if (!Number.isFinite(target) || !Number.isFinite(at) || at < 0)
        throw new RangeError(`${name}: ${target}, ${at}`);
      if (name.startsWith('exponential') && target <= 0) throw new RangeError('exponential ramp to 0');
      param.value = target;
      param.calls.push(name);
      return param;
    };
  }
  return param;
}

export class FakeAudio {
  readonly sampleRate = 8000;
  currentTime = 0;
  state: 'suspended' | 'running' = 'running';
  /** Nodes that have been started and not been told when to stop. */
  started = 0;
  readonly gains: GainNode[] = [];
  readonly destination = { name: 'destination' };

  #node<T>(extra: T): T & { connect: <N>(to: N) => N } {
    return { ...extra, connect: (to) => to };
  }

  createGain(): GainNode {
    const node = this.#node({ gain: parameter(1) }) as unknown as GainNode;
    this.gains.push(node);
    return node;
  }

  createOscillator() {
    return this.#node({ type: 'sine', frequency: parameter(440), ...this.#source() });
  }

  createBufferSource() {
    return this.#node({ buffer: null, loop: false, playbackRate: parameter(1), ...this.#source() });
  }

  createBiquadFilter() {
    return this.#node({ type: 'lowpass', frequency: parameter(350), Q: parameter(1) });
  }

  createStereoPanner() {
    return this.#node({ pan: parameter(0) });
  }

  createBuffer(_channels: number, length: number) {
    const samples = new Float32Array(length);
    return { getChannelData: () => samples };
  }

  resume(): Promise<void> {
    this.state = 'running';
    return Promise.resolve();
  }

  suspend(): Promise<void> {
    this.state = 'suspended';
    return Promise.resolve();
  }

  asContext(): AudioContext {
    return this as unknown as AudioContext;
  }

  #source() {
    return {
      start: () => {
        this.started += 1;
      },
      stop: () => {
        this.started -= 1;
      },
    };
  }
}
