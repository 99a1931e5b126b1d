import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../i18n/languages.ts';
import { switchLanguage } from '../i18n/switchLanguage.ts';
import classes from './LanguageSwitch.module.css';

/** Two buttons, each in its own language; the choice is kept for the next visit. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <div className={classes.group} role="group" aria-label={t('common:language.switch')} data-testid="language-switch">
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={classes.button}
          aria-pressed={i18n.language === language}
          onClick={() => void switchLanguage(i18n, language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </div>
  );
}
