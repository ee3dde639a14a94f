"""What KEDA 2 asks of the objects that are used here: the fields of its definitions and of its Kafka scaler."""

import jsonschema


def record(required=(), **fields):
    return {"type": "object", "properties": fields, "required": list(required), "additionalProperties": False}


def whole(minimum=0):
    return {"type": "integer", "minimum": minimum}


TEXT = {"type": "string", "minLength": 1}
BEHAVIORS = ["static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower", "scalingModifiers"]
POLICY = record(["type", "value", "periodSeconds"], type={"enum": ["Pods", "Percent"]}, value=whole(1),
                periodSeconds={"type": "integer", "minimum": 1, "maximum": 1800})
RULES = record(policies={"type": "array", "items": POLICY}, selectPolicy={"enum": ["Max", "Min", "Disabled"]},
               stabilizationWindowSeconds={"type": "integer", "minimum": 0, "maximum": 3600})
KAFKA = record(
    ["bootstrapServers", "consumerGroup", "topic"], **{name: TEXT for name in (
        "bootstrapServers", "consumerGroup", "topic", "partitionLimitation", "version")},
    **{name: {"enum": ["true", "false"]} for name in (
        "allowIdleConsumers", "excludePersistentLag", "scaleToZeroOnInvalidOffset", "limitToPartitionsWithLag",
        "ensureEvenDistributionOfPartitions", "unsafeSsl")},
    lagThreshold={"type": "string", "pattern": "^[1-9][0-9]*$"}, activationLagThreshold={"type": "string", "pattern": "^[0-9]+$"},
    offsetResetPolicy={"enum": ["latest", "earliest"]}, tls={"enum": ["enable", "disable"]},
    sasl={"enum": ["none", "plaintext", "scram_sha256", "scram_sha512", "oauthbearer", "gssapi"]})
TRIGGER = record(["type", "metadata"], type={"const": "kafka"}, metadata=KAFKA, name=TEXT,
                 metricType={"enum": ["AverageValue", "Value"]}, useCachedMetrics={"type": "boolean"},
                 authenticationRef=record(["name"], name=TEXT, kind={"enum": ["TriggerAuthentication", "ClusterTriggerAuthentication"]}))
SPECS = {
    "ScaledObject": record(
        ["scaleTargetRef", "triggers"], scaleTargetRef=record(["name"], name=TEXT, kind=TEXT, apiVersion=TEXT),
        pollingInterval=whole(1), cooldownPeriod=whole(), initialCooldownPeriod=whole(), idleReplicaCount=whole(),
        minReplicaCount=whole(), maxReplicaCount=whole(1),
        fallback=record(["failureThreshold", "replicas"], failureThreshold=whole(), replicas=whole(), behavior={"enum": BEHAVIORS}),
        advanced=record(restoreToOriginalReplicaCount={"type": "boolean"}, horizontalPodAutoscalerConfig=record(
            name=TEXT, behavior=record(scaleUp=RULES, scaleDown=RULES))),
        triggers={"type": "array", "minItems": 1, "items": TRIGGER}),
    "TriggerAuthentication": record(secretTargetRef={"type": "array", "items": record(
        ["parameter", "name", "key"], parameter={"enum": ["username", "password", "ca", "cert", "key", "keyPassword", "sasl", "tls"]},
        name=TEXT, key=TEXT)}),
}


def problems(thing):
    """What is wrong with one of KEDA's objects."""
    if thing["kind"] not in SPECS:
        return [f"{thing['kind']} is not known here"]
    spec = thing["spec"]
    found = [f"{'/'.join(map(str, error.path))}: {error.message}"
             for error in jsonschema.Draft202012Validator(SPECS[thing["kind"]]).iter_errors(spec)]
    if not found and spec.get("minReplicaCount", 0) > spec.get("maxReplicaCount", 100):
        found.append("minReplicaCount is above maxReplicaCount")
    return found
