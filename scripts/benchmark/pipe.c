/* The yardstick for the extractor's pipe: the same loop in C over the same library. Consumes `in`, produces every
 * message with its headers to `out` unchanged, one transaction with the group's offsets per batch, until `count` messages have passed.
 * Prints wall seconds and CPU seconds, counted from the first message.
 *
 *   cc -O2 pipe.c -lrdkafka -o pipe && ./pipe BOOTSTRAP IN OUT COUNT BATCH
 */
#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static char errstr[512];

static void die(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static void set(rd_kafka_conf_t *conf, const char *name, const char *value) {
    if (rd_kafka_conf_set(conf, name, value, errstr, sizeof errstr) != RD_KAFKA_CONF_OK) die(name, errstr);
}

static void check(const char *what, rd_kafka_error_t *error) {
    if (error) die(what, rd_kafka_error_string(error));
}

static double wall(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static double cpu(void) {
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return use.ru_utime.tv_sec + use.ru_stime.tv_sec + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static rd_kafka_t *consumer(const char *bootstrap, const char *topic) {
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    set(conf, "bootstrap.servers", bootstrap);
    set(conf, "group.id", "pipe-in-c");
    set(conf, "enable.auto.commit", "false");
    set(conf, "isolation.level", "read_committed");
    set(conf, "auto.offset.reset", "earliest");
    set(conf, "receive.message.max.bytes", "2000000000");
    rd_kafka_t *handle = rd_kafka_new(RD_KAFKA_CONSUMER, conf, errstr, sizeof errstr);
    if (!handle) die("consumer", errstr);
    rd_kafka_poll_set_consumer(handle);
    rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(topics, topic, RD_KAFKA_PARTITION_UA);
    if (rd_kafka_subscribe(handle, topics)) die("subscribe", topic);
    rd_kafka_topic_partition_list_destroy(topics);
    return handle;
}

static rd_kafka_t *producer(const char *bootstrap) {
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    set(conf, "bootstrap.servers", bootstrap);
    set(conf, "transactional.id", "pipe-in-c");
    set(conf, "acks", "all");
    rd_kafka_t *handle = rd_kafka_new(RD_KAFKA_PRODUCER, conf, errstr, sizeof errstr);
    if (!handle) die("producer", errstr);
    check("init_transactions", rd_kafka_init_transactions(handle, 30000));
    return handle;
}

static void forward(rd_kafka_t *out, const char *topic, const rd_kafka_message_t *message) {
    rd_kafka_headers_t *headers = NULL;
    rd_kafka_message_headers(message, &headers);
    headers = headers ? rd_kafka_headers_copy(headers) : rd_kafka_headers_new(0);
    rd_kafka_resp_err_t code = rd_kafka_producev(
        out, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_KEY(message->key, message->key_len),
        RD_KAFKA_V_VALUE(message->payload, message->len), RD_KAFKA_V_HEADERS(headers),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
    if (code) die("produce", rd_kafka_err2str(code));
}

static void commit(rd_kafka_t *in, rd_kafka_t *out) {
    rd_kafka_topic_partition_list_t *offsets;
    if (rd_kafka_assignment(in, &offsets)) die("assignment", "none");
    rd_kafka_position(in, offsets);
    rd_kafka_consumer_group_metadata_t *group = rd_kafka_consumer_group_metadata(in);
    check("send_offsets", rd_kafka_send_offsets_to_transaction(out, offsets, group, 30000));
    check("commit", rd_kafka_commit_transaction(out, 30000));
    rd_kafka_consumer_group_metadata_destroy(group);
    rd_kafka_topic_partition_list_destroy(offsets);
}

int main(int argc, char **argv) {
    if (argc != 6) die("usage", "pipe BOOTSTRAP IN OUT COUNT BATCH");
    const char *topic = argv[3];
    long count = atol(argv[4]), batch = atol(argv[5]), passed = 0;
    rd_kafka_t *in = consumer(argv[1], argv[2]), *out = producer(argv[1]);
    rd_kafka_queue_t *queue = rd_kafka_queue_get_consumer(in);
    rd_kafka_message_t **messages = calloc(batch, sizeof *messages);
    double wall0 = 0, cpu0 = 0;
    while (passed < count) {
        ssize_t got = rd_kafka_consume_batch_queue(queue, 100, messages, batch), sent = 0;
        if (got > 0 && !wall0) wall0 = wall(), cpu0 = cpu();
        for (ssize_t i = 0; i < got; i++) {
            if (!messages[i]->err) {
                if (!sent++) check("begin", rd_kafka_begin_transaction(out));
                forward(out, topic, messages[i]);
            }
            rd_kafka_message_destroy(messages[i]);
        }
        if (sent) commit(in, out);
        passed += sent;
    }
    printf("%.3f %.3f\n", wall() - wall0, cpu() - cpu0);
    return 0;
}
