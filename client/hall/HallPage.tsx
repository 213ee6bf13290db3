import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { useLocation, useParams } from 'react-router';
import { useProvince } from '../state/province.ts';
import { hasWebGl2 } from './engine/renderer.ts';
import { HallView } from './hall-view.tsx';
import { LoadingVeil } from './hud/loading-veil.tsx';
import { NoHall } from './hud/no-hall.tsx';
import './texts/texts.ts';

/** `/aula` and `/aula/:code`: the 3D hall, at its entrance or at a counter. */
export function HallPage() {
  const { t } = useTranslation('hall');
  const { code } = useParams();
  const { key: visit } = useLocation();
  const province = useProvince();
  const [canDraw] = useState(hasWebGl2);
  const known = province?.regions.find((region) => region.code === code);
  const title = known ? `${known.name} · ${t('title')}` : t('title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const textPath = code ? `/teks/loket/${code}` : '/teks';
  if (!canDraw) return <NoHall reason="webgl" textPath={textPath} />;
  if (!province) return <LoadingVeil textPath={textPath} />;
  return <HallView province={province} code={known?.code ?? null} visit={visit} />;
}
