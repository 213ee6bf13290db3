/**
 * How a cloth is composed from its figures. Every layout keeps its liveliest figures left and right, because an
 * officer stands before the middle.
 */
import type { ClothLayout } from '../../../shared/domain/pattern.ts';
import type { Composer } from './figure.ts';
import * as fields from './layouts-fields.ts';
import * as scenes from './layouts-scenes.ts';

export const layouts: Readonly<Record<ClothLayout, Composer>> = {
  arches: scenes.arches,
  bricks: fields.bricks,
  clouds: scenes.clouds,
  diagonal: fields.diagonal,
  discs: fields.discs,
  frieze: scenes.frieze,
  'half-drop': fields.halfDrop,
  medallion: fields.medallions,
  rain: scenes.rain,
  rays: scenes.rays,
  scales: fields.scales,
  stems: fields.stems,
  terraces: scenes.terraces,
  waves: scenes.waves,
  weave: fields.weave,
};
