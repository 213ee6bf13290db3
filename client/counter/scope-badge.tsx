import { useTranslation } from '../i18n/use-translation.ts';
import type { DigitalScope } from '../../shared/domain/province.ts';
import { classes } from '../ui/classes.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import styles from './scope-badge.module.css';
import './texts.ts';

const icons: Readonly<Record<DigitalScope, IconName>> = { tuntas: 'check', praperiksa: 'doc', hadir: 'pin' };

/** Can it end online? Said in words, with an icon of its own, never by colour alone. */
export function ScopeBadge({ scope }: { readonly scope: DigitalScope }) {
  const { t } = useTranslation('counter');
  return (
    <span className={classes(styles['badge'], styles[scope])}>
      <Icon name={icons[scope]} size={16} />
      {t(`scope.${scope}`)}
    </span>
  );
}
