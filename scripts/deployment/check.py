"""Checks deploy/kubernetes; see scripts/check-deploy. Prints what is wrong, and ends with 1 if anything is."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import keda
import kubernetes_validate
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "deploy" / "kubernetes"
VERSIONS = ("1.30", "1.37")  # The oldest and the newest that is promised.
SECRETS = {
    "dateline-database": {"PGUSER": "dateline", "PGPASSWORD": "secret"},
    "dateline-kafka": {"KAFKA_SASL_USERNAME": "dateline", "KAFKA_SASL_PASSWORD": "secret"},
}


def variants():
    """Each overlay as it would be applied, by name."""
    if shutil.which("kubectl") is None:
        print("check-deploy: kubectl is not installed, so kustomize was not run: the base is checked as it stands")
        files = [path for path in sorted((FOLDER / "base").glob("*.yaml")) if path.name != "kustomization.yaml"]
        return {"base": [thing for path in files for thing in yaml.safe_load_all(path.read_text())]}
    build = lambda path: subprocess.run(["kubectl", "kustomize", path], check=True, capture_output=True, text=True).stdout
    return {path.name: list(yaml.safe_load_all(build(path))) for path in sorted((FOLDER / "overlays").iterdir())}


def schema_problems(thing):
    if thing["apiVersion"].startswith("keda.sh/"):
        return keda.problems(thing)
    found = []
    for version in VERSIONS:
        try:
            kubernetes_validate.validate(thing, version, strict=True)
        except kubernetes_validate.ValidationError as error:
            found.append(f"Kubernetes {version}: {'/'.join(map(str, error.path))}: {error.message}")
    return found


def pods(things):
    return {thing["metadata"]["name"]: thing["spec"]["template"] for thing in things if thing["kind"] == "Deployment"}


def matches(selector, labels):
    return all(labels.get(key) == value for key, value in selector.items())


def selectors(things):
    """What each object that selects pods asks of their labels."""
    for thing in things:
        spec = thing.get("spec", {})
        if thing["kind"] == "Service":
            yield thing, spec["selector"]
        elif thing["kind"] == "NetworkPolicy":
            yield thing, spec["podSelector"]["matchLabels"]
        elif thing["kind"] in ("PodDisruptionBudget", "Deployment"):
            yield thing, spec["selector"]["matchLabels"]


def pod_problems(name, template, things):
    pod = template["spec"]
    if pod["securityContext"].get("runAsNonRoot") is not True:
        yield "may run as root"
    for container in pod["containers"]:
        context = container["securityContext"]
        if not context.get("readOnlyRootFilesystem") or context.get("allowPrivilegeEscalation") is not False:
            yield "its root file system is writable, or it may gain privileges"
        ports = {port["name"] for port in container["ports"]}
        for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            if container[probe]["httpGet"]["port"] not in ports:
                yield f"{probe}: no such port"
        if {"requests", "limits"} - container["resources"].keys():
            yield "its resources are not bounded"
        yield from settings_problems(name, environment(container, things))


def environment(container, things):
    configurations = {thing["metadata"]["name"]: thing["data"] for thing in things if thing["kind"] == "ConfigMap"}
    values = {}
    for source in container["envFrom"]:
        given = configurations | SECRETS
        values |= given[(source.get("configMapRef") or source.get("secretRef"))["name"]]
    return values | {variable["name"]: variable["value"] for variable in container["env"]}


def settings_problems(name, values):
    """What the program itself says to its settings, where it is built."""
    built = [path for path in (ROOT / ".build" / "debug" / name, ROOT / ".build" / "release" / name) if path.exists()]
    if not built:
        print(f"check-deploy: {name} is not built, so it was not asked about its settings")
        return
    with tempfile.NamedTemporaryFile("w") as mounted:
        mounted.write("a-token-that-is-long-enough-to-be-one\n")
        mounted.flush()
        values = {key: mounted.name if value.startswith("/run/secrets/") else value for key, value in values.items()}
        run = subprocess.run([built[0], "--print-config"], env=values, capture_output=True, text=True)
    if run.returncode != 0:
        yield f"refuses its settings: {run.stderr.strip()}"


def scaling_problems(scaled, things):
    configuration = next(thing["data"] for thing in things if thing["kind"] == "ConfigMap")
    spec, metadata = scaled["spec"], scaled["spec"]["triggers"][0]["metadata"]
    if spec["scaleTargetRef"]["name"] not in pods(things):
        yield "scales nothing that is there"
    if spec["maxReplicaCount"] > int(configuration["TOPIC_PARTITIONS"]):
        yield "asks for more extractors than the topics have partitions"
    if metadata["bootstrapServers"] != configuration["KAFKA_BOOTSTRAP_SERVERS"]:
        yield "asks other brokers than the services"
    prefix = configuration.get("TOPIC_PREFIX", "")
    if (metadata["consumerGroup"], metadata["topic"]) != (f"{prefix}extractor", f"{prefix}articles"):
        yield "looks at another group or topic than the extractors'"


def problems(things):
    templates = pods(things)
    for thing in things:
        yield from ((thing, problem) for problem in schema_problems(thing))
    for thing, selector in selectors(things):
        # Labels that kustomize adds are not there when the base is checked as it stands.
        selector = {key: value for key, value in selector.items() if key != "app.kubernetes.io/part-of" or shutil.which("kubectl")}
        if not any(matches(selector, template["metadata"]["labels"]) for template in templates.values()):
            yield thing, "selects no pod"
    for thing in things:
        if thing["kind"] == "Deployment":
            name = thing["metadata"]["name"]
            yield from ((thing, problem) for problem in pod_problems(name, templates[name], things))
        elif thing["kind"] == "ScaledObject":
            yield from ((thing, problem) for problem in scaling_problems(thing, things))


def main():
    failed = False
    for variant, things in variants().items():
        found = list(problems(things))
        failed |= bool(found)
        for thing, problem in found:
            print(f"{variant}: {thing['kind']} {thing['metadata']['name']}: {problem}")
        print(f"check-deploy: {variant}: {len(things)} objects, {len(found)} problems")
    sys.exit(failed)


main()
