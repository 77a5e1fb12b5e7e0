# messages of the inspection room
