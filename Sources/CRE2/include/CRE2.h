#ifndef GRIDFLUX_CRE2_H
#define GRIDFLUX_CRE2_H
#include <stddef.h>
#endif
