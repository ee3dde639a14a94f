#pragma once
#include <microhttpd.h>

// Swift cannot call variadic functions.

static inline struct MHD_Daemon *dateline_mhd_start(unsigned int flags, MHD_AccessHandlerCallback handle,
                                                    MHD_RequestCompletedCallback completed,
                                                    MHD_NotifyConnectionCallback connection, void *context,
                                                    const struct MHD_OptionItem *options) {
    return MHD_start_daemon(flags, 0, NULL, NULL, handle, context, MHD_OPTION_NOTIFY_COMPLETED, completed, context,
                            MHD_OPTION_NOTIFY_CONNECTION, connection, context, MHD_OPTION_ARRAY, options,
                            MHD_OPTION_END);
}

static inline int dateline_mhd_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}
