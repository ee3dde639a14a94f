#pragma once
/* The C library's own, which Swift's module Glibc leaves out. */
#include <malloc.h>
