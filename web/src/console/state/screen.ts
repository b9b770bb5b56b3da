/** What is shown over and around the conversations: the dialog, the notice, the turns. */
import type { Handlers } from "./slice.ts";
import type { DialogName } from "./state.ts";

export type ScreenAction =
  | { type: "dialog"; dialog: DialogName | null }
  | { type: "notice"; notice: string | null }
  | { type: "turns_toggled" };

export const screen: Handlers<ScreenAction> = {
  dialog: (state, { dialog }) => ({ ...state, dialog }),
  notice: (state, { notice }) => ({ ...state, notice }),
  turns_toggled: (state) => ({ ...state, showTurns: !state.showTurns }),
};
