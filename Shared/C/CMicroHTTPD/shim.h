#pragma once
#include <microhttpd.h>
#include <string.h>

// Undoes percent encoding. A path with %00 stays as it stands: undone, C would see nothing of what follows.
static size_t dateline_mhd_unescape(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return strstr(text, "%00") ? strlen(text) : MHD_http_unescape(text);
}

// Swift cannot call variadic functions.

static inline struct MHD_Daemon *dateline_mhd_start(unsigned int flags, MHD_AccessHandlerCallback handle,
                                                    MHD_RequestCompletedCallback completed,
                                                    MHD_NotifyConnectionCallback connection, void *context,
                                                    const struct MHD_OptionItem *options) {
    return MHD_start_daemon(flags, 0, NULL, NULL, handle, context, MHD_OPTION_NOTIFY_COMPLETED, completed, context,
                            MHD_OPTION_NOTIFY_CONNECTION, connection, context, MHD_OPTION_UNESCAPE_CALLBACK,
                            dateline_mhd_unescape, NULL, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static inline int dateline_mhd_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}
