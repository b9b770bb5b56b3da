"""Accounts: signing in, making, changing and deleting them, the programme for regular customers, the newsletter."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts


class LoginProblem(TopicAction):
    """Says what helps who cannot sign in; where no mail comes, a person has to look."""

    called = "action_login_problem"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"name": turn.name, "sign_in": facts.account.sign_in, "reset": facts.account.reset}
        return Outcome(Reply("utter_login_problem", variables), offers_person=True)


class PasswordReset(TopicAction):
    """Says how to get a new password."""

    called = "action_password_reset"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return Outcome(Reply("utter_password_reset", {"name": turn.name, "reset": facts.account.reset}))


class CreateAccount(TopicAction):
    """Says how to make an account, and whether one is needed."""

    called = "action_create_account"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"name": turn.name, "create": facts.account.create, "guests": facts.account.guests}
        return Outcome(Reply("utter_create_account", variables))


class UpdateAccount(TopicAction):
    """Says where details are changed; an order that is placed already keeps its own."""

    called = "action_update_account"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return Outcome(Reply("utter_update_account", {"name": turn.name, "update": facts.account.update}))


class DeleteAccount(TopicAction):
    """Says what deleting an account means; a person makes sure of who asks, and does it."""

    called = "action_delete_account"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"name": turn.name, "delete": facts.account.delete}
        return Outcome(Reply("utter_delete_account", variables), offers_person=True)


class Membership(TopicAction):
    """Tells of the programme for regular customers, or that there is none. Who is in it, people see and not the bot."""

    called = "action_membership"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        programme = facts.membership
        if programme is None:
            return Outcome(Reply("utter_no_membership", {"name": turn.name, "shop": facts.shop.name}))
        variables = {"programme": programme.name, **programme.model_dump(exclude={"name"})}
        return Outcome(Reply("utter_membership", {"name": turn.name, **variables}), offers_person=True)


class Newsletter(TopicAction):
    """Says how to get the newsletter, and how to stop it."""

    called = "action_newsletter"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"on": facts.account.newsletter_on, "off": facts.account.newsletter_off}
        return Outcome(Reply("utter_newsletter", {"name": turn.name, **variables}))
