"""Who owns a conversation, its log and its turns: the state machine, and the verbs that change them."""
