#include "good.h"

GOOD(butter, 19)
