"""A policy that has learnt rules, without a whole model around it."""

from pathlib import Path

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph


def learnt(rules: str, domain: Domain, folder: Path) -> RulePolicy:
    """Return a policy that has learnt the `rules` (YAML), kept in the empty `folder`."""
    trackers = TrainingDataGenerator(StoryGraph(YAMLStoryReader(domain).read_from_string(rules)), domain).generate()
    storage, config = LocalModelStorage.create(folder), RulePolicy.get_default_config()
    config |= {"core_fallback_action_name": "action_fallback", "core_fallback_threshold": 0.3}
    policy = RulePolicy.create(config, storage, Resource("rules"), ExecutionContext(GraphSchema({}), "model"))
    policy.train(trackers, domain)
    return policy
