import { openPages } from '../../errdex/src/packed-pages.ts';
import { act, type StepEnv } from './action.ts';
import type { ActionPage } from './action-page.ts';

process.exitCode = await act(process.env as StepEnv, () => openPages<ActionPage>());
