import { useTranslation } from 'react-i18next';
import { expect, it } from 'vitest';
import { textOf } from '../i18n/describeStates.tsx';
import { renderInLanguage } from '../i18n/renderInLanguage.tsx';
import { type ActShown, describeAct } from './describeAct.ts';

function Act(act: Pick<ActShown, 'type' | 'reason'>) {
  const { t } = useTranslation();
  return <p>{describeAct(t, { role: null, name: null, ...act })}</p>;
}

it('says in words why something was lost, of a cause that it does not know too; and leaves the words of the court as they are', () => {
  const gap = { type: 'recording.gap', reason: 'workerLost' };
  expect(textOf(renderInLanguage('en', <Act {...gap} />))).toContain('(a media process failed)');
  expect(textOf(renderInLanguage('zh-CN', <Act {...gap} />))).not.toContain('workerLost');
  expect(textOf(renderInLanguage('en', <Act {...gap} reason="another" />))).toContain('(cause unknown)');
  expect(textOf(renderInLanguage('en', <Act type="hearing.recessed" reason="lunch" />))).toContain('(lunch)');
});
