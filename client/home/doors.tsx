import { useTranslation } from '../i18n/use-translation.ts';
import { Link } from 'react-router';
import { Icon } from '../ui/icons.tsx';
import { HallPicture } from './hall-picture.tsx';

/** The two bodies of the same service: the hall as it looks, and the plain pages. */
export function Doors() {
  const { t } = useTranslation(['common', 'home']);
  return (
    <nav className="doors" aria-label={t('home:doorsLabel')}>
      <Link className="door door-hall" to="/aula">
        <HallPicture />
        <span className="door-words">
          <strong>{t('doors.hall')}</strong>
          <span>{t('doors.hallNote')}</span>
        </span>
        <span className="door-go">
          <Icon name="arrow" size={24} />
        </span>
      </Link>
      <Link className="door door-text" to="/teks">
        <span className="door-sign">
          <Icon name="list" size={24} />
        </span>
        <span className="door-words">
          <strong>{t('doors.text')}</strong>
          <span>{t('doors.textNote')}</span>
        </span>
        <Icon name="chevron" />
      </Link>
    </nav>
  );
}
