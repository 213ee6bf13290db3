import { NeutralToneMapping, PCFShadowMap, WebGLRenderer } from 'three';
import type { Quality } from './quality.ts';

/** Whether this browser can draw the hall at all. Creates and frees a small context. */
export function hasWebGl2(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}

/** @throws when the browser gives no WebGL 2 context */
export function createRenderer(canvas: HTMLCanvasElement, quality: Quality): WebGLRenderer {
  const renderer = new WebGLRenderer({
    canvas,
    antialias: quality.antialias,
    powerPreference: quality.tier === 'high' ? 'high-performance' : 'default',
    alpha: false,
    stencil: false,
  });
  renderer.toneMapping = NeutralToneMapping;
  renderer.shadowMap.enabled = quality.shadowSize > 0;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.shadowMap.autoUpdate = false;
  // The shadow pass of one frame and the picture count together otherwise.
  renderer.info.autoReset = true;
  return renderer;
}

/** Fits the drawing buffer to the canvas' place on the page; true when it changed. */
export function fitRenderer(
  renderer: WebGLRenderer,
  quality: Quality,
  width: number,
  height: number,
): boolean {
  const ratio = Math.min(window.devicePixelRatio || 1, quality.pixelRatio);
  const canvas = renderer.domElement;
  const w = Math.max(1, Math.floor(width * ratio));
  const h = Math.max(1, Math.floor(height * ratio));
  if (canvas.width === w && canvas.height === h) return false;
  renderer.setPixelRatio(ratio);
  renderer.setSize(width, height, false);
  return true;
}
