// The deeds about accounts, as one list.
import type { AnyDeed } from '../deed.ts';
import { changeAddress, confirmAddress, showAddress } from './addresses.ts';
import { firstRun, showFirstRun } from './first-run.ts';
import { invite, listInvitations, showInvitation, withdrawInvitation } from './invitations.ts';
import { findPerson, showInstance, switchSignUp } from './owning.ts';
import { addPasskey, askPasskey, listPasskeys, removePasskey } from './passkeys.ts';
import { askReset, changePassword, resetPassword, showReset } from './password-changes.ts';
import { changeProfile, showAccount } from './profiles.ts';
import { askPasskeyProof, proveAgain } from './proving.ts';
import {
  addFactor,
  beginFactor,
  removeFactor,
  renewRecoveryCodes,
  showBegunFactor,
} from './second-factor.ts';
import { endOneSignIn, endOtherSignIns, listSignIns, signOut } from './sign-ins.ts';
import { askSignUp, showSignUp, signUp } from './sign-up.ts';
import { askPasskeySignIn, signIn, signInByPasskey, signInSecond } from './signing-in.ts';
import { takeInvitation } from './taking.ts';
import { acknowledgeTokens, endToken, listTokens, makeToken } from './tokens.ts';

/** Ways in, one's own account, invitations, and what an owner does. */
export const accountDeeds: readonly AnyDeed[] = [
  showFirstRun,
  firstRun,
  showSignUp,
  askSignUp,
  signUp,
  signIn,
  signInSecond,
  askPasskeySignIn,
  signInByPasskey,
  signOut,
  proveAgain,
  askPasskeyProof,
  askReset,
  showReset,
  resetPassword,
  showAccount,
  changeProfile,
  changePassword,
  changeAddress,
  showAddress,
  confirmAddress,
  listSignIns,
  endOneSignIn,
  endOtherSignIns,
  beginFactor,
  showBegunFactor,
  addFactor,
  removeFactor,
  renewRecoveryCodes,
  askPasskey,
  addPasskey,
  listPasskeys,
  removePasskey,
  makeToken,
  listTokens,
  endToken,
  acknowledgeTokens,
  invite,
  listInvitations,
  withdrawInvitation,
  showInvitation,
  takeInvitation,
  showInstance,
  switchSignUp,
  findPerson,
];
