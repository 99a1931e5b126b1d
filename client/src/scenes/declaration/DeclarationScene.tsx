import { isCourtRole } from '@assize/contracts/hearing/roles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { useIsOnline } from '../../components/useIsOnline.ts';
import { isLanguage } from '../../i18n/languages.ts';
import { useHearing } from '../hearing/useHearing.ts';
import { hashDeclaration } from './declarationText.ts';
import { type DeclarationData, DeclarationView } from './DeclarationView.tsx';

/** Declares not to record or spread the hearing: an act of the log, with the hash of the text that was read. */
export function DeclarationScene() {
  const { court, me, header } = useHearing();
  const { t, i18n } = useTranslation();
  const isOnline = useIsOnline();
  const [isBusy, setIsBusy] = useState(false);
  const [code, setCode] = useState<ApiErrorCode>();
  const declare = async (): Promise<void> => {
    const language = isLanguage(i18n.language) ? i18n.language : 'zh-CN';
    const textSha256 = await hashDeclaration(t);
    await court.sendCommand({ type: 'participant.declare', payload: { textSha256, language } });
  };
  const handleDeclare = (): void => {
    setIsBusy(true);
    declare().catch((error: unknown) => {
      setIsBusy(false);
      setCode(codeOf(error));
    });
  };
  const data: DeclarationData = { isBusy, isCourtStaff: isCourtRole(me.role) };
  let model: SceneModel<DeclarationData> = me.declaredAt ? { state: 'empty' } : { state: 'ready', data };
  if (code) model = { state: 'failed', code };
  if (!isOnline) model = { state: 'offline', data };
  return <DeclarationView header={header} model={model} onDeclare={handleDeclare} onRetry={() => setCode(undefined)} />;
}
